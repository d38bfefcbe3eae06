# shellcheck shell=bash
# Cases of `inspect mask`; `check` runs them.

echo "=== inspect mask"
printf 'card 4111 1111 1111 1111\nplain\n\xff\xfe 4111 1111 1111 1111\nlast' > "$(at lines)"
printf 'card ************1111\nplain\n\xff\xfe 4111 1111 1111 1111\nlast' > "$(at masked)"
run "lines of text; what is not UTF-8 passes through unchanged" 0 "$(at lines)" mask
same "$(at masked)"
silent err
run "the same as JSON" 0 "$(at lines)" mask --json
lines 4
out '{"masked": "card ************1111", "findings": [{"type": "card", "start": 5, "end": 24}]}'
out '{"masked": null, "findings": []}'
cat > "$(at records)" <<'JSON'
{"id": 7, "text": "mail anna@example.com"}
{"id": "a/b", "text": "call 020 7946 0018", "region": "GB"}
{"id": null, "text": "nothing \"here\""}
JSON
cat > "$(at masked)" <<'JSON'
{"id": 7, "masked": "mail a***@example.com"}
{"id": "a/b", "masked": "call *******0018"}
{"id": null, "masked": "nothing \"here\""}
JSON
run "records with ids and regions" 0 "$(at records)" mask --jsonl
same "$(at masked)"
{ echo 'no record'; cat "$(at records)"; printf '\xff\n'; } > "$(at broken)"
run "what is no record is refused, and the others are read" 1 "$(at broken)" mask --jsonl
same "$(at masked)"
err "line 1: refused"
err "line 5: refused"
run "a format that is none" 2 $none mask --format thick
err "--format is agent, strict, placeholder or pci"
