# shellcheck shell=bash
# Cases of `inspect email`; `check` runs them.

echo "=== inspect email"
run "a mail from standard input" 0 "$(at email-pia)" email
silent err
out "  from          Pia Peláez <pia@example.org>"
out "  subject       Return of my jacket – which address?"
out "  parts         text/plain, 86 bytes, part of the text"
out "                   to which address do I send the jacket back? It cost me € 89."
out "it was delivered to help@shop.example.com"
run "two mails and a file that is not there" 1 $none email "$(at email-pia)" "$(at nothing)" \
  "$(at email-pia)" --json
lines 3
err "refused: it cannot be opened"
out '"refused": {"code": "unreadable", "hint": null, "reason": "it cannot be opened'
out '"text": "Good morning,\n\nto which address do I send the jacket back? It cost me € 89.'
run "a mail to another mailbox is refused" 1 $none email --mailbox sales@shop.example.com \
  "$(at email-pia)"
err "refused: it is to none of the mailboxes"
run "a mail to the mailbox is taken" 0 $none email --mailbox=HELP@shop.example.com \
  "$(at email-pia)"
nowhere "assumed"
run "no mailbox at all" 2 $none email --mailbox nowhere "$(at email-pia)"
err "--mailbox: it must be an address"
run "a mail without an author is refused" 1 $none email
err "refused: the body is malformed: From holds no address"
printf 'From: a@example.org\n\nhello\n' > "$(at blind)"
run "a mail that names no recipient" 0 "$(at blind)" email -
out "it names no recipient"
out "  text             hello"
printf 'From a@example.org Tue Sep  1 10:00:00 2026\nFrom: a@example.org\n\nYes.\n\nOn 1 Sep 2026, Ben wrote:\n> ok?\n\nFrom b@example.org Tue Sep  1 10:00:00 2026\nFrom: b@example.org\nAuto-Submitted: auto-replied\n\n>From here\n' > "$(at mbox)"
run "a mailbox file with two mails" 0 $none email --json "$(at mbox)"
lines 2
out '"reply": "Yes."'
out '"automatic": "auto-submitted"'
out '"text": "From here"'
out '"bounce": null, "cc": [], "date": null, "defects": [], "from": [{"address": "a@example.org", "name": null}]'
run "the same from standard input" 0 "$(at mbox)" email --json -
lines 2
