/** Chromium's way to a dropped folder; TypeScript does not know it yet. */
type Item = DataTransferItem & { getAsFileSystemHandle?(): Promise<FileSystemHandle | null> }

/** A folder, by whichever way the browser opens it; a file has none. */
type Folder =
  | { readonly handle: FileSystemDirectoryHandle }
  | { readonly entry: FileSystemDirectoryEntry }

/**
 * The files of a drop; of a folder those in it, also in folders inside, but none that is hidden.
 *
 * Chromium refuses its older way, entries, to a page that was itself opened as a file; Firefox has
 * only that one.
 */
export async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  // The transfer is empty as soon as the event is over, so everything is asked for before anything
  // is awaited.
  const files = [...transfer.files]
  const folders = [...transfer.items]
    .filter(({ kind }) => kind === 'file')
    .map((item: Item): Promise<Folder | undefined> | undefined => {
      const entry = item.webkitGetAsEntry()
      if (entry?.isDirectory !== true) return undefined
      if (item.getAsFileSystemHandle === undefined)
        return Promise.resolve({ entry: entry as FileSystemDirectoryEntry })
      return item
        .getAsFileSystemHandle()
        .then((handle) =>
          handle === null ? undefined : { handle: handle as FileSystemDirectoryHandle },
        )
    })
  const found = await Promise.all(
    files.map(async (file, index) => {
      const folder = await folders[index]
      if (folder === undefined) return [file]
      return 'handle' in folder ? filesOfHandle(folder.handle) : filesOfEntry(folder.entry)
    }),
  )
  return found.flat()
}

const isHidden = (name: string) => name.startsWith('.')

async function filesOfHandle(folder: FileSystemDirectoryHandle): Promise<File[]> {
  const found: File[] = []
  for await (const [name, handle] of folder.entries()) {
    if (isHidden(name)) continue
    if (handle.kind === 'file') found.push(await (handle as FileSystemFileHandle).getFile())
    else found.push(...(await filesOfHandle(handle as FileSystemDirectoryHandle)))
  }
  return found
}

async function filesOfEntry(folder: FileSystemDirectoryEntry): Promise<File[]> {
  const reader = folder.createReader()
  const found: File[] = []
  // A reader gives some entries at a time, and none when it is done.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (some.length === 0) return found
    for (const entry of some) {
      if (isHidden(entry.name)) continue
      if (entry.isDirectory) found.push(...(await filesOfEntry(entry as FileSystemDirectoryEntry)))
      else
        found.push(
          await new Promise<File>((resolve, reject) =>
            (entry as FileSystemFileEntry).file(resolve, reject),
          ),
        )
    }
  }
}
