package id.andalan.casework;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the inbox.
 *
 * @param agency for who sees all agencies; others see their own whatever stands here
 * @param officer whose tasks
 * @param overdue only what is past its time
 * @param text a number, or exactly a name, phone number, e-mail address, NIK or number of an issued paper; searches all queues and the
 *     archive
 */
public record DeskFilter(
        DeskTab tab,
        @Nullable String agency,
        @Nullable String service,
        @Nullable UUID officer,
        boolean overdue,
        @Nullable String text) {
    public static final DeskFilter ALL = new DeskFilter(DeskTab.TIM, null, null, null, false, null);

    public boolean searches() {
        return text != null;
    }
}
