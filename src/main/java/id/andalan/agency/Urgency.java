package id.andalan.agency;

/** How pressing a kind of report is; emergencies also tell people to telephone. */
public enum Urgency {
    LOW,
    NORMAL,
    HIGH,
    EMERGENCY
}
