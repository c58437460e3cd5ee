import type {
  DoubleRandomError,
  Message,
  ReportedEvent,
  SeatExplanation,
  UnitExplanation,
  VerificationReport,
} from 'double-random'

/** A file that was dropped on the page. */
export interface DroppedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** What the reader knows from elsewhere. */
export interface Known {
  readonly announcementDigest?: string
  readonly recordDigest?: string
  readonly voidDigest?: string
  readonly amendmentDigest?: string
  readonly outcomesDigest?: string
  readonly announcedAt?: number
  readonly blinding?: string
  readonly events?: readonly ReportedEvent[]
  /** Null where it is known that there is none. */
  readonly lastAmendment?: string | null
}

/** What the page asks of the worker. */
export type Request =
  | { readonly ask: 'verify'; readonly files: readonly DroppedFile[]; readonly known: Known }
  | { readonly ask: 'unit'; readonly id: string }
  | {
      readonly ask: 'seat'
      readonly pool: string
      readonly round: number
      readonly unit: string
      readonly seat: number
    }

/** What a verification found, and of which document. */
export interface ShownReport extends VerificationReport {
  readonly digest: string
}

/** What the charts show. */
export interface Charts {
  readonly towns: readonly {
    readonly town: string
    readonly frame: number
    readonly drawn: number
  }[]
  readonly loads: readonly { readonly inspector: string; readonly load: number }[]
  /** Tickets as parts of the largest possible one, a line for each stratum of each round. */
  readonly strata: readonly {
    readonly name: string
    readonly size: number
    readonly threshold: number | null
    readonly drawn: readonly number[]
    /** At most 200 of them, evenly taken. */
    readonly others: readonly number[]
  }[]
}

/** A row of what was drawn, or opened. */
export interface ShownVisit {
  readonly pool: string
  readonly round: number
  readonly unit: string
  readonly name: string
  readonly date: string
  readonly team: readonly string[]
  /** False for a unit that was replaced. */
  readonly isCurrent: boolean
  /** What amendments did to it. */
  readonly changes: readonly Message[]
}

/** What the worker answers. */
export type Answer =
  | { readonly told: 'stage'; readonly stage: 'reading' | 'checking' | 'verifying' | 'charts' }
  | {
      readonly told: 'report'
      readonly report: ShownReport
      readonly visits: readonly ShownVisit[]
      /** A notice names amendments that are not at hand. */
      readonly isAsDrawn: boolean
      readonly canSearch: boolean
    }
  | { readonly told: 'charts'; readonly charts: Charts }
  | {
      readonly told: 'unit'
      readonly id: string
      readonly name: string | undefined
      readonly rounds: readonly UnitExplanation[]
      readonly seats: readonly {
        readonly pool: string
        readonly round: number
        readonly seat: number
      }[]
    }
  | { readonly told: 'seat'; readonly seat: SeatExplanation }
  /** Several can be meant; more than are listed. */
  | {
      readonly told: 'candidates'
      readonly count: number
      readonly candidates: readonly { readonly id: string; readonly name: string }[]
    }
  | {
      readonly told: 'refused'
      readonly error: Pick<DoubleRandomError, 'code' | 'problems' | 'counts'>
    }
  | { readonly told: 'bug'; readonly stack: string }
