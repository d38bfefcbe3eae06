/// A word of a vocabulary that grows outside of this SDK: a channel kind, a provider's status.
///
/// An unknown word is a value like any other and survives every round trip.
public protocol OpenVocabulary: HostIdentifier {}
