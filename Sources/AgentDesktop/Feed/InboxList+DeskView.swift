extension InboxList {
  /// Takes over what a desk feed tells; what does not concern the inbox changes nothing.
  public mutating func take(_ view: DeskView) {
    switch view {
    case .opened(let opening): self = opening.inbox
    case .row(let row): put(row)
    case .rowGone(let id): remove(id)
    case .counts(let counts): count(counts)
    default: break
    }
  }
}
