package id.andalan.document.sign;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** ANDALAN_TSA_URL: a time-stamp server (RFC 3161) whose word on the time goes into each signature of the local key store. */
@ConfigurationProperties("andalan.tsa")
record TsaSettings(@DefaultValue("") String url) {}
