# shellcheck shell=bash
# Cases of `inspect twilio`; `check` runs them.

echo "=== inspect twilio"
export TWILIO_AUTH_TOKEN=$token
run "a message with a good signature" 0 "$(at sms-nora)" twilio --url $url --signature "$nora"
silent err
out "1 event, 0 ignored items"
out "  signature  good, made with the secret"
out "the account is AC00000000000000000000000000000001, as the call says"
out "  sender           phone +15555550123"
out "  text             Hello, my order 1042 has not come. Can you look?"
out "  body          <Response/>"
nowhere "$token"
nowhere $'\e'
run "the same as JSON" 0 "$(at sms-nora)" twilio --url $url --signature "$nora" --json
lines 1
out '{"assumed": ["the account is AC00000000000000000000000000000001, as the call says'
out '"text": "Hello, my order 1042 has not come. Can you look?", "type": "message"}]'
out '"sender": {"kind": "phone", "scope": null, "value": "+15555550123"}'
out '"refused": null'
out '"signature": {"checked": true, "secret": 1, "secrets": 1}}'
run "a status callback" 0 "$(at sms-delivered)" twilio --url $url \
  --signature "$(header sms-delivered.http X-Twilio-Signature)"
out "delivery report"
out "  status       delivered"
run "its own account is taken" 0 "$(at sms-nora)" twilio --url=$url --signature="$nora" \
  --account AC00000000000000000000000000000001
nowhere "assumed"
run "a call for another account is refused" 1 "$(at sms-nora)" twilio --url $url \
  --signature "$nora" --account AC00000000000000000000000000000002
err "refused: the call is for another account"
silent out
run "a forged signature is refused" 1 "$(at sms-forged)" twilio --url $url \
  --signature "$(header sms-forged.http X-Twilio-Signature)"
err "refused: the signature fits none of the secrets"
silent out
run "the refusal as JSON" 1 "$(at sms-forged)" twilio --url $url --signature x --json
lines 1
out '"events": []'
out '"refused": {"code": "signature-wrong", "hint": null, "reason": "the signature fits none'
{ cat "$(at sms-nora)"; echo; } > "$(at nora-longer)"
run "a line end too many is found out" 1 "$(at nora-longer)" twilio --url $url --signature "$nora"
err "it fits without the line end at the end of the body"
run "the wrong scheme is found out" 1 "$(at sms-nora)" twilio \
  --url http://shop.example.com/hooks/twilio --signature "$nora"
err "it fits the URL with https://"
run "without a signature it is bad usage" 2 "$(at sms-nora)" twilio --url $url
err "--signature is missing"
err "--unverified"
run "without a URL it is bad usage" 2 "$(at sms-nora)" twilio --signature "$nora"
err "--url is missing"
unset TWILIO_AUTH_TOKEN
run "without a token it is bad usage" 2 "$(at sms-nora)" twilio --url $url --signature "$nora"
err "put it into TWILIO_AUTH_TOKEN, or into a file for --auth-token-file"
run "a token as an argument is bad usage, and is not shown" 2 "$(at sms-nora)" twilio \
  "--auth-token=$token"
err "a secret is never an argument"
nowhere "$token"
run "unverified on purpose" 0 "$(at sms-forged)" twilio --unverified
out "NOT CHECKED"
out "Please change my address"
nowhere "reply"
run "unverified and a signature do not go together" 2 "$(at sms-nora)" twilio --unverified \
  --signature "$nora"
printf 'made-up-newer-token\r\n\n  %s  \n' "$token" > "$(at tokens)"
run "two tokens in a file, the older one fits" 0 "$(at sms-nora)" twilio --url $url \
  --signature "$nora" --auth-token-file "$(at tokens)"
out "number 2 of 2, which is not the newest"
run "a token file that is not there" 2 "$(at sms-nora)" twilio --url $url --signature "$nora" \
  --auth-token-file "$(at nothing)"
err "--auth-token-file cannot be read"
run "a token file without a token" 2 "$(at sms-nora)" twilio --url $url --signature "$nora" \
  --auth-token-file $none
err "--auth-token-file is empty"
printf 'Body=%%zz' > "$(at broken)"
run "a malformed form is refused" 1 "$(at broken)" twilio --unverified
err "refused: the body is malformed"
printf 'Body=hello' > "$(at stranger)"
run "a form without an account is refused" 1 "$(at stranger)" twilio --unverified
err "AccountSid is missing"
query="AccountSid=AC00000000000000000000000000000001&MessageSid=SM1"
printf '%s' "$query&From=%2B15555550123&To=%2B15555550100&NumMedia=1&Body=%1B%5B31m%E2%80%AEred" \
  > "$(at escapes)"
run "control characters are shown by number, and what is missing is named" 0 "$(at escapes)" \
  twilio --unverified
out "‹U+001B›[31m‹U+202E›red"
out "  MediaUrl0  announced, but not there"
button="$query&From=whatsapp%3A%2B15555550123&To=whatsapp%3A%2B15555550100&Body=Yes"
printf '%s' "$button&ButtonText=Yes&ButtonPayload=confirm-1042&OriginalRepliedMessageSid=SM9" \
  > "$(at button)"
run "a button that was pressed, and what it answers" 0 "$(at button)" twilio --unverified
out "  payload          confirm-1042"
out "  answers          SM9"
out "  channel          whatsapp"
printf '%s' "$query&From=%2B15555550123&To=%2B15555550100&Body=STOP&OptOutType=STOP" > "$(at stop)"
run "an opt-out that Twilio has answered" 0 "$(at stop)" twilio --unverified
out "  consent request  optOut"
status="$query&From=%2B15555550100&To=%2B15555550123&MessageStatus=undelivered&ErrorCode=21610"
printf '%s' "$status" > "$(at refused)"
run "a report that says the customer has opted out" 0 "$(at refused)" twilio --unverified
out "2 events, 0 ignored items"
out "optedOut, the provider's code 21610"
out "  request      optOut"
printf '%s' '{"a":1}' > "$(at json)"
run "a body that is no form" 0 "$(at json)" twilio --unverified --content-type application/json
out "only forms carry messages"
run "an option that is none" 2 $none twilio --sign x
err "there is no such option"
