/** Arcs in pairs: arc a and its reverse a ^ 1. */
export class Network {
  readonly heads: number[] = []
  readonly room: number[] = []
  readonly costs: bigint[] = []
  readonly frozen: boolean[] = []
  readonly out: number[][] = []

  node(): number {
    return this.out.push([]) - 1
  }

  arc(from: number, to: number, capacity: number, cost = 0n): number {
    const a = this.heads.push(to, from) - 2
    this.room.push(capacity, 0)
    this.costs.push(cost, -cost)
    this.frozen.push(false, false)
    this.out[from]!.push(a)
    this.out[to]!.push(a + 1)
    return a
  }

  freeze(a: number, frozen = true): void {
    this.frozen[a] = frozen
    this.frozen[a ^ 1] = frozen
  }

  push(a: number): void {
    this.room[a]! -= 1
    this.room[a ^ 1]! += 1
  }

  isOpen(a: number): boolean {
    return this.room[a]! > 0 && !this.frozen[a]
  }

  /**
   * Sends one unit by arcs that `may` be used, whatever they cost; false if there is no way. It is
   * sought from either end, where fewer nodes were reached last: they meet long before one is there.
   */
  send(from: number, to: number, may: (a: number) => boolean): boolean {
    /** From either end: the arc by which a node was reached, none at the end itself. */
    const came = [new Map([[from, -1]]), new Map([[to, -1]])]
    let last = [[from], [to]]
    while (last.every((nodes) => nodes.length > 0)) {
      const back = last[0]!.length > last[1]!.length ? 1 : 0
      const next: number[] = []
      for (const u of last[back]!)
        for (const out of this.out[u]!) {
          const [v, a] = [this.heads[out]!, out ^ back]
          if (!this.isOpen(a) || came[back]!.has(v) || !may(a)) continue
          came[back]!.set(v, a)
          if (came[1 - back]!.has(v)) {
            for (const [end, arcs] of came.entries())
              for (let at = v, arc = arcs.get(at)!; arc !== -1; arc = arcs.get(at)!) {
                this.push(arc)
                at = this.heads[arc ^ 1 ^ end]!
              }
            return true
          }
          next.push(v)
        }
      last = last.with(back, next)
    }
    return false
  }
  /** Sends one unit by a cheapest way, arcs with negative costs being among them. */
  sendCheaply(from: number, to: number): boolean {
    const cost = new Map<number, bigint>([[from, 0n]])
    const came = new Map<number, number>()
    const waiting = new Set([from])
    for (const u of waiting) {
      waiting.delete(u)
      const far = cost.get(u)!
      for (const a of this.out[u]!) {
        if (!this.isOpen(a)) continue
        const v = this.heads[a]!
        const known = cost.get(v)
        const next = far + this.costs[a]!
        if (known !== undefined && known <= next) continue
        cost.set(v, next)
        came.set(v, a)
        waiting.add(v)
      }
    }
    if (!came.has(to)) return false
    for (let v = to; v !== from; ) {
      const a = came.get(v)!
      this.push(a)
      v = this.heads[a ^ 1]!
    }
    return true
  }

  /**
   * Of a cheapest flow: numbers p with cost + p(tail) − p(head) ≥ 0 on every open arc. Flows that
   * cost as little differ from it by cycles of arcs where this is 0.
   */
  potentials(): bigint[] {
    const p = this.out.map(() => 0n)
    const waiting = new Set(p.keys())
    for (const u of waiting) {
      waiting.delete(u)
      for (const a of this.out[u]!) {
        const v = this.heads[a]!
        const next = p[u]! + this.costs[a]!
        if (!this.isOpen(a) || p[v]! <= next) continue
        p[v] = next
        waiting.add(v)
      }
    }
    return p
  }
}
