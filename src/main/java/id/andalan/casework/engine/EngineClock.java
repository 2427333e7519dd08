package id.andalan.casework.engine;

import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.TimeZone;

/** The engine reads the same clock as everybody else. */
record EngineClock(Clock clock) implements org.flowable.common.engine.impl.runtime.Clock {
    @Override
    public Date getCurrentTime() {
        return Date.from(clock.instant());
    }

    @Override
    public Calendar getCurrentCalendar() {
        return getCurrentCalendar(getCurrentTimeZone());
    }

    @Override
    public Calendar getCurrentCalendar(TimeZone zone) {
        return GregorianCalendar.from(clock.instant().atZone(zone.toZoneId()));
    }

    @Override
    public TimeZone getCurrentTimeZone() {
        return TimeZone.getTimeZone(clock.getZone());
    }

    @Override
    public void setCurrentTime(Date time) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setCurrentCalendar(Calendar calendar) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void reset() {
        // always the time of the clock
    }
}
