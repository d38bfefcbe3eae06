# shellcheck shell=bash
# Cases of `inspect autoreply`; `check` runs them.

echo "=== inspect autoreply"
evening=Examples/inspect/Cases/samples/autoreply-evening.json
run "an evening, step by step" 0 $none autoreply $evening
out "customerHangsUp: a reply is sent"
out "  text   Example Ltd, Service Desk"
out "         Valitettavasti emme ehtineet vastata puheluusi."
out "  it opens a ticket"
out "  it is logged on the open ticket"
out "✗ has the team switched it on: the team has switched it off, or never on"
out "Hello Pia, we have got your message."
out "it was sent on this occasion already"
out "the caller's number is withheld"
out "a program has written, no customer (automaticSubmission)"
out "the recipient has opted out of messages"
run "the same, in short" 0 $none autoreply $evening --brief
nowhere "steps"
run "the same as JSON" 0 $none autoreply $evening --json
lines 13
out '"sent": true, "steps": ["✓ is there such a trigger: customerHangsUp"'
out '"reason": "the caller'"'"'s number is withheld"'
sed 's/{customerName|there}/{customer}/' $evening > "$(at wrong)"
run "a template with an unknown field is refused" 1 $none autoreply "$(at wrong)"
err "customerSendsFirstChat.body: there is no field {customer} here"
sed 's/"call": {"phase": "ringing"}/"calls": {}/' $evening > "$(at wrong)"
run "an event that is none is refused" 1 $none autoreply "$(at wrong)"
err "an event is one of call, message, ticket, ended and asked"
echo '{"team": {"id": "x"}}' > "$(at wrong)"
run "a file that lacks something is refused" 1 $none autoreply "$(at wrong)"
err "team: “displayName” is missing"
run "no file" 2 $none autoreply
err "name one file"
