package id.andalan.report.web.open311;

import id.andalan.agency.Agencies;
import id.andalan.agency.Agency;
import id.andalan.agency.Categories;
import id.andalan.agency.Category;
import id.andalan.agency.CategoryGroup;
import id.andalan.document.Photo;
import id.andalan.document.PhotoVisibility;
import id.andalan.document.Photos;
import id.andalan.region.City;
import id.andalan.region.Region;
import id.andalan.region.Regions;
import id.andalan.report.ReportStatus;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What GeoReport v2 answers, node by node in the order of the specification. */
@Component
class Open311Answers {
    private final Categories categories;
    private final Agencies agencies;
    private final Regions regions;
    private final City city;
    private final Photos photos;
    private final MessageSource messages;

    Open311Answers(
            Categories categories,
            Agencies agencies,
            Regions regions,
            City city,
            Photos photos,
            MessageSource messages) {
        this.categories = categories;
        this.agencies = agencies;
        this.regions = regions;
        this.city = city;
        this.photos = photos;
        this.messages = messages;
    }

    /**
     * For whom an answer is written.
     *
     * @param origin scheme, host and port as the client wrote them
     */
    record Reader(Locale locale, String origin) {}

    void services(Open311Writer out, List<Category> offered, Locale locale) {
        out.array("services");
        for (Category category : offered) {
            out.object("service")
                    .text("service_code", category.code())
                    .text("service_name", category.name().in(locale))
                    .text("description", category.description().in(locale))
                    .flag("metadata", !category.questions().isEmpty())
                    .text("type", "realtime")
                    .text("keywords", String.join(", ", category.keywords()))
                    .text("group", group(category.group(), locale))
                    .end();
        }
        out.end();
    }

    private String group(String code, Locale locale) {
        return categories.groups().stream()
                .filter(group -> group.code().equals(code))
                .map(CategoryGroup::name)
                .map(name -> name.in(locale))
                .findFirst()
                .orElse(code);
    }

    void definition(Open311Writer out, Category category, Locale locale) {
        out.object("service_definition").text("service_code", category.code()).array("attributes");
        int order = 1;
        for (Category.Question question : category.questions()) {
            out.object("attribute")
                    .flag("variable", true)
                    .text("code", question.code())
                    .text("datatype", question.type().code())
                    .flag("required", question.required())
                    .text(
                            "datatype_description",
                            question.hint() == null ? null : question.hint().in(locale))
                    .number("order", order++)
                    .text("description", question.label().in(locale))
                    .array("values");
            for (Category.Choice choice : question.values()) {
                out.object("value")
                        .text("key", choice.key())
                        .text("name", choice.name().in(locale))
                        .end();
            }
            out.end().end();
        }
        out.end().end();
    }

    void requests(Open311Writer out, List<Open311Query.Row> rows, boolean extensions, Reader reader) {
        Map<UUID, List<Photo>> pictures = photos.list(
                "report",
                rows.stream()
                        .filter(row -> row.photos() > 0)
                        .map(Open311Query.Row::id)
                        .toList());
        out.array("service_requests");
        for (Open311Query.Row row : rows) {
            List<String> media = pictures.getOrDefault(row.id(), List.of()).stream()
                    .filter(photo -> photo.visibility() == PhotoVisibility.PUBLIC)
                    .map(photo -> reader.origin() + photo.href())
                    .toList();
            request(out, row, media, reader.locale());
            if (extensions) {
                extended(out, row, media, reader);
            }
            out.end();
        }
        out.end();
    }

    private void request(Open311Writer out, Open311Query.Row row, List<String> media, Locale locale) {
        Optional<Category> category = categories.find(row.category());
        out.object("request")
                .text("service_request_id", row.number())
                .text("status", row.open() ? "open" : "closed")
                .text("status_notes", notes(row, locale))
                .text("service_name", category.map(one -> one.name().in(locale)).orElse(row.category()))
                .text("service_code", row.category())
                .text("description", row.description())
                .text(
                        "agency_responsible",
                        agencies.find(row.agency())
                                .map(Agency::name)
                                .map(name -> name.in(locale))
                                .orElse(row.agency()))
                .text("service_notice", null)
                .time("requested_datetime", row.filedAt(), city.zone())
                .time("updated_datetime", row.updatedAt(), city.zone())
                .time("expected_datetime", row.open() ? row.due() : null, city.zone())
                .text("address", row.address() == null ? ward(row.ward(), Region::name) : row.address())
                .text("address_id", row.ward())
                .text("zipcode", ward(row.ward(), Region::postcode))
                .number("lat", row.lat())
                .number("long", row.lon())
                .text("media_url", media.isEmpty() ? null : media.getFirst());
    }

    private void extended(Open311Writer out, Open311Query.Row row, List<String> media, Reader reader) {
        out.object("extended_attributes")
                .text("status_detail", row.status())
                .text("ward_code", row.ward())
                .text("ward", ward(row.ward(), Region::name))
                .text("agency_code", row.agency())
                .number("followers", row.followers())
                .text("url", reader.origin() + "/laporan/" + row.number())
                .array("photos");
        media.forEach(url -> out.text("photo", url));
        out.end().end();
    }

    /** The state in words, and what was last said to the public. */
    private String notes(Open311Query.Row row, Locale locale) {
        String state = status(row.status(), locale);
        return row.said() == null ? state : state + ". " + row.said();
    }

    private String status(String code, Locale locale) {
        return messages.getMessage("report.status." + code, null, locale);
    }

    private @Nullable String ward(String code, java.util.function.Function<Region, @Nullable String> part) {
        Region region = regions.find(code).orElse(null);
        return region == null ? null : part.apply(region);
    }

    void updates(Open311Writer out, List<Open311Query.Update> updates, Locale locale) {
        out.array("service_request_updates");
        for (Open311Query.Update update : updates) {
            String state = status(update.status(), locale);
            out.object("request_update")
                    .text("update_id", Long.toString(update.id()))
                    .text("service_request_id", update.number())
                    .text("status", ReportStatus.of(update.status()).isOpen() ? "open" : "closed")
                    .text("external_status_code", update.status())
                    .text("description", update.note() == null ? state : update.note())
                    .time("updated_datetime", update.at(), city.zone())
                    .text("media_url", null)
                    .end();
        }
        out.end();
    }

    void errors(Open311Writer out, int status, @Nullable String description) {
        out.array("errors")
                .object("error")
                .number("code", status)
                .text("description", description)
                .end()
                .end();
    }
}
