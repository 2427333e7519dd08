package id.andalan.notice;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration
@EnableConfigurationProperties({MailSettings.class, WebhookSettings.class})
class NoticeConfiguration {}
