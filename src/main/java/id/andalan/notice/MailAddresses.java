package id.andalan.notice;

import id.andalan.identity.Account;
import id.andalan.identity.Accounts;
import id.andalan.identity.Contact;
import id.andalan.identity.Contacts;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the e-mail address of a recipient at the moment of sending. */
@Component
class MailAddresses {
    private final Accounts accounts;
    private final Contacts contacts;

    MailAddresses(Accounts accounts, Contacts contacts) {
        this.accounts = accounts;
        this.contacts = contacts;
    }

    Optional<String> find(Recipient to) {
        return switch (to.kind()) {
            case ACCOUNT ->
                accounts.find(UUID.fromString(to.key())).filter(Account::active).flatMap(this::ofAccount);
            case LINK -> ofContact(to.contact());
            case AGENCY -> Optional.empty();
        };
    }

    private Optional<String> ofAccount(Account account) {
        return account.email() == null ? ofContact(account.contactId()) : Optional.of(account.email());
    }

    private Optional<String> ofContact(@Nullable UUID contact) {
        return Optional.ofNullable(contact).flatMap(contacts::forDelivery).map(Contact::email);
    }
}
