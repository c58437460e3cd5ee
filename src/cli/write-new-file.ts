import { randomBytes } from 'node:crypto'
import { link, open, rename, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** What a file system answers that knows no second name for a file: FAT, some network folders. */
const NO_LINKS = ['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK']

/** What systems answer that cannot open or sync a folder, Windows among them. */
const NO_FOLDER_SYNC = ['EPERM', 'EACCES', 'EISDIR', 'EINVAL', 'EBADF', 'ENOTSUP']

/**
 * Writes a file that must not exist yet. Under its name there is all of it or nothing, also after a
 * kill or a power cut.
 *
 * @throws the error of the system, its `path` that of the file: `EEXIST` if it is there already
 */
export async function writeNewFile(
  path: string,
  text: string | Uint8Array,
  mode = 0o666,
): Promise<void> {
  const folder = dirname(path)
  const temporary = join(folder, `.double-random-${randomBytes(8).toString('hex')}.tmp`)
  try {
    const file = await open(temporary, 'wx', mode)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await giveName(temporary, path)
  } catch (error) {
    throw Object.assign(error as Error, { path })
  } finally {
    await unlink(temporary).catch(() => {})
  }
  await syncFolder(folder)
}

/** A link fails where the name is taken; a rename would replace what is there. */
async function giveName(temporary: string, path: string): Promise<void> {
  try {
    await link(temporary, path)
  } catch (error) {
    if (!NO_LINKS.includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    await (await open(path, 'wx')).close()
    await rename(temporary, path)
  }
}

/** The name itself is on the disk only then. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (!NO_FOLDER_SYNC.includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
}
