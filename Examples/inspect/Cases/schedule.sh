# shellcheck shell=bash
# Cases of `inspect schedule`; `check` runs them.

echo "=== inspect schedule"
samples=Examples/inspect/Cases/samples
service=$samples/schedule-service.json
vectors=Tests/AutoRepliesTests/Vectors/business-hours.json
run "the published cases of business hours, in a program of its own" 0 $none schedule $vectors --cases
out "51 cases, 0 differ"
sed 's/"open": true/"open": false/' $vectors > "$(at wrong)"
run "cases that differ are found" 1 $none schedule "$(at wrong)" --cases
out "ny at 2026-06-01T13:00:00.000Z: open"
run "open, and which schedule decided" 0 $none schedule $service --at 2026-06-30T14:30
out "the ring schedule “Midsummer fair” is active; it is newer than “Stocktaking”, “Weekdays”"
out "closes      tue 2026-06-30 15:00"
run "closed by a closure" 0 $none schedule $service --at 2026-06-30T12:30
out "the closure “Stocktaking” covers this time"
out "opens     tue 2026-06-30 14:00"
run "a time with its zone" 0 $none schedule $service --at 2026-06-30T09:30:00Z
out "at        tue 2026-06-30 12:30"
run "the same as JSON" 0 $none schedule $service --at 2026-06-30T14:30 --json
lines 1
out '"open": true'
out '"opensNext": "2026-07-01T06:00:00.000Z"'
run "the week as bars" 0 $none schedule $service --at 2026-03-26T14:30 --week
out "▸ thu 2026-03-26  ··················████████████████··············  09:00–17:00"
out "(a day of 23 hours)"
lines 11
run "a calendar file" 0 $none schedule $service --ics --from 2026-06-01 --through 2026-06-30
out "RRULE:FREQ=WEEKLY;UNTIL=20260629T180000Z;BYDAY=MO"
run "the periods" 0 $none schedule $service --periods --from 2026-06-30 --through 2026-06-30
lines 2
out "2026-06-30T06:00:00.000Z 2026-06-30T09:00:00.000Z"
echo '{"timeZone": "UTC", "schedules": []}' > "$(at empty)"
run "a team without schedules is closed, with a warning" 0 "$(at empty)" schedule -
out "team team has no ring schedule: it is closed at all times"
echo '{"timeZone": "Europe/Atlantis", "schedules": []}' > "$(at nowhere)"
run "a time zone that is not known is refused" 1 $none schedule "$(at nowhere)"
err "there is no time zone Europe/Atlantis"
echo '{"timeZone": "UTC", "schedules": [{"hours": {"mon": [["09:00", "25:00"]]}}]}' > "$(at wrong)"
run "a time that is none is refused, with its place" 1 $none schedule "$(at wrong)"
err "schedules.0.hours.mon.0.1: expected a time from 00:00 to 24:00"
echo '{"timeZone": "UTC", "schedules": [{"open": [["2026-01-02T09:00", "2026-01-01T09:00"]]}]}' \
  > "$(at wrong)"
run "a span that ends before it starts is refused" 1 $none schedule "$(at wrong)"
err "does not end after its start"
run "what is no JSON is refused" 1 "$(at sms-nora)" schedule -
err "it is no JSON"
run "no file" 2 $none schedule
err "name one file"
run "a time that is none" 2 $none schedule $service --at noon
err "--at is a time"
