export {
  type SheetForm,
  type SheetPageOptions,
  visitSheetPages,
  workingListPage,
} from './html.ts'
export type { VisitOfYear } from './visit-of-year.ts'
export {
  type SheetItem,
  type SheetOptions,
  type SheetTask,
  type VisitSheet,
  visitSheets,
} from './visit-sheets.ts'
export {
  type ListedBy,
  type ListGroup,
  type WorkingList,
  type WorkingListOptions,
  workingList,
} from './working-list.ts'
