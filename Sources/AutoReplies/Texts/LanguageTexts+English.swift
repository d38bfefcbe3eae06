extension LanguageTexts {
  static let english = LanguageTexts(
    texts: [
      .customerHangsUp:
        """
      Sorry we missed your call. Reply to this message and tell us how we can help, and we \
      will get back to you.
      """,
      .customerLeavesVoicemail:
        """
      Thank you for your voicemail. We will listen to it and get back to you as soon as we \
      can.
      """,
      .afterSuccessfulCallWithTicket:
        "Thank you for your call. If anything else comes up, just reply to this message.",
      .captureAdvisorRating:
        "How did we do? Please reply with a number from 1 (poor) to 5 (excellent).",
      .askCustomerIssueResolved:
        """
      Has your issue been resolved? If not, just reply to this message and we will keep \
      working on it.
      """,
      .customerSendsFirstChat:
        "Thank you for your message. We have received it and will reply as soon as we can.",
      .requestPhotoOrVideo:
        "Could you send us a photo or a short video? It will help us understand the problem.",
      .shareVoiceHub:
        "Here is how to reach us: {link}",
      .customerCallsAfterHours:
        """
      Thank you for calling. We are closed at the moment. Send us a message here and we \
      will reply when we are open again.
      """,
      .missedCallFromCustomer:
        """
      Sorry we could not take your call. Reply to this message if you would like us to \
      call you back.
      """,
      .requestApproval:
        "We need your approval before we continue. Please review it here: {link}",
      .paymentRequest:
        "We have sent you a payment request. You can view and pay it here: {link}",
      .customerTextsAfterHours:
        """
      Thank you for your message. We are closed at the moment and will reply when we are \
      open again.
      """,
      .customerCreatesTicketAfterHours:
        """
      Thank you, we have received your request. We are closed at the moment and will reply \
      when we are open again.
      """,
    ],
    openings: [
      "Monday at %",
      "Tuesday at %",
      "Wednesday at %",
      "Thursday at %",
      "Friday at %",
      "Saturday at %",
      "Sunday at %",
    ],
    minuteSeparator: ":"
  )
}
