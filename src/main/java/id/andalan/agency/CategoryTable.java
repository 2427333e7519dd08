package id.andalan.agency;

import id.andalan.core.Bilingual;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of {@code agency.category} and {@code agency.category_group}. */
@Repository
class CategoryTable {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    CategoryTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** In the order of the pack. */
    List<Category> list() {
        return jdbc.sql("select content from agency.category order by place")
                .query((row, n) -> json.readValue(row.getString(1), Category.class))
                .list();
    }

    /** In the order of the pack. */
    List<CategoryGroup> groups() {
        return jdbc.sql("select code, name_id, name_en from agency.category_group order by place")
                .query((row, n) ->
                        new CategoryGroup(row.getString(1), new Bilingual(row.getString(2), row.getString(3))))
                .list();
    }

    void replace(List<CategoryGroup> groups, List<Category> categories) {
        jdbc.sql("delete from agency.category_group").update();
        jdbc.sql("delete from agency.category").update();
        int place = 0;
        for (CategoryGroup group : groups) {
            jdbc.sql("insert into agency.category_group (code, place, name_id, name_en) values (?, ?, ?, ?)")
                    .params(
                            group.code(),
                            place++,
                            group.name().id(),
                            group.name().en())
                    .update();
        }
        for (Category category : categories) {
            jdbc.sql("insert into agency.category (code, place, content) values (?, ?, ?::jsonb)")
                    .params(category.code(), place++, json.writeValueAsString(category))
                    .update();
        }
    }
}
