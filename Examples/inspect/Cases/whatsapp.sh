# shellcheck shell=bash
# Cases of `inspect whatsapp`; `check` runs them.

echo "=== inspect whatsapp"
printf '%s' '{"object":"whatsapp_business_account","entry":[{"id":"31","changes":[{"value":' \
  '{"messaging_product":"whatsapp","metadata":{"display_phone_number":"1 555-555-0100",' \
  '"phone_number_id":"41"},"contacts":[{"profile":{"name":"Nia"},"wa_id":"447700900123"}],' \
  '"messages":[{"from":"447700900123","id":"wamid.1","timestamp":"1767225599","type":"image",' \
  '"image":{"id":"9001","mime_type":"image/jpeg","caption":"Torn"}}],"statuses":[{"id":"wamid.0",' \
  '"status":"failed","errors":[{"code":131047}]}]},"field":"messages"}]}]}' > "$(at nia)"
nia=sha256=d3617b950506a1e966acb44cd643472ade49b214ba55eaf8b1501c93d9181d90
export MESSENGER_APP_SECRET=$secret
run "a message and a status with a good signature" 0 "$(at nia)" whatsapp --signature "$nia"
silent err
out "  signature  good, made with the secret"
run "a message and a status" 0 "$(at nia)" whatsapp --unverified
out "  assumed    number +15555550100, id 41 of the body, is one of yours"
out "  recipient        +15555550100"
out "  sender           phone +447700900123"
out "  sender name      Nia"
out "  sent at          2025-12-31T23:59:59.000Z"
out "  text             Torn"
out "reference   https://graph.facebook.com/9001?phone_number_id=41"
out "  failure      windowClosed, the provider's code 131047"
run "the same as JSON" 0 "$(at nia)" whatsapp --unverified --json
lines 1
out '"text": "Torn", "type": "message"}'
run "a wrong signature is refused" 1 "$(at nia)" whatsapp --signature "$omar"
err "refused: the signature fits none of the secrets"
unset MESSENGER_APP_SECRET
cat > "$(at account)" <<'JSON'
{"object":"whatsapp_business_account","entry":[{"id":"31","changes":[
{"field":"account_review_update","value":{"decision":"APPROVED"}},
{"field":"user_id_update","value":{}},7]},{}]}
JSON
run "notices about the account, and what is passed over" 0 "$(at account)" whatsapp --unverified
out "1 event, 3 ignored items"
out "account 31 of the body is one of yours"
out "  detail     APPROVED"
out "  user_id_update  its number is not set up here"
out "  entry           it is malformed"
run "a page's webhook is another command's" 0 "$(at messenger-omar)" whatsapp --unverified
out "  object  it is about a page: hand it to a MessengerAdapter"
run "an operand is bad usage" 2 "$(at nia)" whatsapp "$(at nia)" --unverified
err "the body comes from standard input: inspect whatsapp … < FILE"
