package id.andalan.database;

import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The pool behind its gate, and transactions over it. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    @Bean
    static BeanPostProcessor gateBeforePool() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource pool && !(bean instanceof DatabaseGate)
                        ? new DatabaseGate(pool)
                        : bean;
            }
        };
    }

    @Bean
    FlywayMigrationStrategy migrations(ResourcePatternResolver files, ObjectProvider<OwnSchema> others) {
        return new ModuleMigrations(files, others);
    }

    @Bean
    JdbcTransactionManager transactionManager(DataSource database) {
        return new Transactions(database);
    }
}
