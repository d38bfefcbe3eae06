/// Rows that are numbered from 0 on, in pages: growing never copies what is there.
struct PagedRows<Row: Sendable>: Sendable {
  private var pages: [[Row]] = []
  private let shift: Int
  private(set) var count = 0

  /// Creates an empty table whose pages take about 32 kB.
  init() {
    var shift = 4
    while shift < 12, MemoryLayout<Row>.stride << (shift + 1) <= 32 * 1024 { shift += 1 }
    self.shift = shift
  }

  private var mask: Int { 1 << shift - 1 }

  /// A copy of a row.
  subscript(row: Int) -> Row { pages[row >> shift][row & mask] }

  /// Looks at a row in its place: a large row is not copied for one of its fields.
  func read<Result>(_ row: Int, _ body: (borrowing Row) -> Result) -> Result {
    unsafe pages[row >> shift].withUnsafeBufferPointer { page in
      // By the pointer: the buffer's own subscript hands out a copy.
      guard row & mask < page.count, let start = page.baseAddress else {
        preconditionFailure("there is no such row")
      }
      return unsafe body(start[row & mask])
    }
  }

  /// Changes a row in its place.
  mutating func update<Result>(_ row: Int, _ change: (inout Row) -> Result) -> Result {
    change(&pages[row >> shift][row & mask])
  }

  /// Adds a row at the end.
  @discardableResult
  mutating func append(_ row: Row) -> Int {
    if count & mask == 0 {
      var page: [Row] = []
      // A table that stays small stays small: only pages after the first are made in full.
      if count > 0 { page.reserveCapacity(1 << shift) }
      pages.append(page)
    }
    pages[count >> shift].append(row)
    count += 1
    return count - 1
  }
}

/// Rows of which some are taken out again; their numbers are used once more.
struct ReusableRows<Row: Sendable>: Sendable {
  private var rows = PagedRows<Row>()
  private var free: [UInt32] = []
  /// What stands in a row that was taken out.
  private let blank: Row

  init(blank: Row) { self.blank = blank }

  subscript(row: Int) -> Row { rows[row] }

  /// Looks at a row in its place.
  func read<Result>(_ row: Int, _ body: (borrowing Row) -> Result) -> Result {
    rows.read(row, body)
  }

  mutating func insert(_ row: Row) -> Int {
    guard let number = free.popLast() else { return rows.append(row) }
    rows.update(Int(number)) { $0 = row }
    return Int(number)
  }

  /// Changes a row in its place.
  mutating func update<Result>(_ number: Int, _ change: (inout Row) -> Result) -> Result {
    rows.update(number, change)
  }

  mutating func remove(_ number: Int) {
    let blank = blank
    rows.update(number) { $0 = blank }
    free.append(UInt32(number))
  }
}
