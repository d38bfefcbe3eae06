# shellcheck shell=bash
# Cases of `inspect sms`; `check` runs them.

echo "=== inspect sms"
{ printf 'hello\n\n'; printf 'a%.0s' $(seq 161); printf '\r\n\xd0\xb1\xe2\x82\xac'; } > "$(at texts)"
cat > "$(at counts)" <<'JSON'
{"encoding":"GSM-7","segments":1,"units":[5]}
{"encoding":"GSM-7","segments":1,"units":[0]}
{"encoding":"GSM-7","segments":2,"units":[153,8]}
{"encoding":"UCS-2","segments":1,"units":[2]}
JSON
run "lines of text, the last without a line end" 0 "$(at texts)" sms
same "$(at counts)"
silent err
cat > "$(at texts)" <<'JSON'
{"id":7,"text":"it’s"}
{"text":"a\r\n€","id":"a/b"}
{"id":18446744073709551615,"text":""}
{"text":"😀"}
{ "more": {"id": 1, "s": "}\""}, "id" : 1.50 , "text": "a" }
{"id":12345678901234567890123,"text":"a"}
{"id":["a",{"b":1}],"text":"a"}
JSON
cat > "$(at counts)" <<'JSON'
{"id":7,"encoding":"UCS-2","segments":1,"units":[4]}
{"id":"a/b","encoding":"GSM-7","segments":1,"units":[5]}
{"id":18446744073709551615,"encoding":"GSM-7","segments":1,"units":[0]}
{"id":null,"encoding":"UCS-2","segments":1,"units":[2]}
{"id":1.50,"encoding":"GSM-7","segments":1,"units":[1]}
{"id":12345678901234567890123,"encoding":"GSM-7","segments":1,"units":[1]}
{"id":["a",{"b":1}],"encoding":"GSM-7","segments":1,"units":[1]}
JSON
run "records with ids" 0 "$(at texts)" sms --jsonl
same "$(at counts)"
run "with plain typography" 0 "$(at texts)" sms --jsonl --plain-typography
out '{"id":7,"encoding":"GSM-7","segments":1,"units":[4]}'
printf 'no record\n{"id":1,"text":"a"}\n\xff\n' > "$(at texts)"
run "what is no record is refused, and the others are read" 1 "$(at texts)" sms --jsonl
out '{"id":1,"encoding":"GSM-7","segments":1,"units":[1]}'
lines 1
err "line 1: refused: --jsonl takes one object"
err "line 3: refused"
run "what is not UTF-8 is refused" 1 "$(at texts)" sms
lines 2
err "line 3: refused: it is not UTF-8"
run "an operand is bad usage" 2 $none sms "hello"
err "the texts come from standard input"
