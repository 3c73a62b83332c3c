/**
 * Every failure that has a name, with the HTTP status it becomes and what an operator can do about it.
 * A message never holds a person's words, name or number; `docs/errors.md` lists the same codes.
 */
export const failures = {
  'forged-request': { status: 401, hint: 'The secret or signature did not match. Nothing was stored.' },
  'keys-unreachable': {
    status: 503,
    hint: 'The keys that would prove this call could not be fetched. Nothing was stored; send it again.',
  },
  'no-session': { status: 401, hint: 'There is no session, or it has ended. Ask for one, then send again with the same id.' },
  'not-allowed': { status: 401, hint: 'This address needs its token.' },
  'foreign-origin': { status: 403, hint: 'The call did not come from a page of this site. Nothing was done.' },
  'bad-login': { status: 401, hint: 'Name, password or code is not right; which of them is not said. A code serves once.' },
  'bad-code': { status: 401, hint: 'The code is not right, or has served before. Wait for the next one.' },
  locked: { status: 423, hint: 'Nobody was at this console for long. Unlock it with a code.' },
  forbidden: { status: 403, hint: 'The role of this account does not do that.' },
  'bad-invite': { status: 404, hint: 'The link has been used, or is too old. Ask for another one.' },
  'bad-name': { status: 400, hint: 'A name has 1 to 40 letters that can be seen, the one to log in with 2 to 64 and plain signs.' },
  'name-taken': { status: 409, hint: 'Somebody logs in with this name already.' },
  'weak-password': { status: 400, hint: 'Take 12 characters or more, not all alike and not the name.' },
  'last-admin': { status: 409, hint: 'Somebody has to be left who keeps accounts. Invite another one first.' },
  'changed-meanwhile': { status: 409, hint: 'Somebody else has changed this since it was read. Read it again; nothing was kept.' },
  'never-withdrawn': {
    status: 409,
    hint: 'Steps for somebody in danger are never taken away. Withdraw a number, or have the text mended.',
  },
  'bad-request': { status: 400, hint: 'The body does not fit the schema of this address.' },
  'nobody-asked': { status: 409, hint: 'Files are taken once a person was asked for: nobody else would look at them.' },
  'not-found': { status: 404, hint: 'There is nothing at this address.' },
  'unsupported-type': { status: 415, hint: 'Only application/json is read here.' },
  'too-large': { status: 413, hint: 'The body is longer than this address accepts.' },
  'too-many-requests': {
    status: 429,
    hint: 'Too many came at once from here. Wait as long as the Retry-After header says, or use another network.',
  },
  'our-bug': { status: 500, hint: 'Something went wrong here that has no name yet; the log says where.' },
  'no-content': { status: 503, hint: 'No content could be loaded yet: run `npm run content -- check`. Meanwhile the numbers are served.' },
  'store-busy': { status: 503, hint: 'The store could not keep this now; send it again.' },
  'shutting-down': { status: 503, hint: 'The server is stopping; send it again, another one answers soon.' },
  'old-node': { status: 500, hint: 'Use Node 22.18 or newer; `npm start` brings its own.' },
  'address-in-use': {
    status: 500,
    hint: 'Another program listens there, perhaps this server itself. Stop it, or set BEN_AN_PORT to a free port and tell the proxy.',
  },
  'address-refused': {
    status: 500,
    hint: 'BEN_AN_HOST is an address of this machine, 127.0.0.1 behind a proxy; ports below 1024 are for root: leave 8080 and let the proxy take 443.',
  },
  'bad-config': { status: 500, hint: 'Set the named variables in ben-an.env (docs/operators.md, Settings), then start again.' },
  'bad-key': {
    status: 500,
    hint: 'The master key is missing, cannot be used, or is another one than this store was sealed with. Put your copy in its place (mode 0600, of the user of the server), or type it from paper: `ben-an key from-paper FILE`. Another one is moved aside first; a new one opens nothing that is there. A backup opens with the key of its day: `ben-an key from-paper FILE.until-then` puts that beside the one in use.',
  },
  'key-exists': {
    status: 500,
    hint: 'A key is never overwritten. If another one belongs there, move this one away first, and keep it until you know what it opens.',
  },
  'key-changing': {
    status: 500,
    hint: 'A change of the master key was cut off, and two keys lie there; nothing is lost. With the server stopped `ben-an key rotate` ends it. Then do this again.',
  },
  'bad-identity': {
    status: 500,
    hint: 'A backup in .age opens with the file that age-keygen wrote on your other computer, where the user of the server can read it: --identity /tmp/backup-key.txt.',
  },
  'bad-backup': {
    status: 500,
    hint: 'Nothing was changed. Take the backup before it, the newest that `ben-an restore FILE --try` opens; one of a newer version is restored by that version.',
  },
  'bad-store': {
    status: 500,
    hint: 'The database cannot be used as it is; the message says why. Made by a newer version: start that one. Damaged: `ben-an restore` puts a backup in its place.',
  },
  'no-store': { status: 500, hint: 'Start the server once: it makes the store. If there should be one, look at BEN_AN_DATA.' },
  'store-locked': {
    status: 500,
    hint: 'The server has it open, or a command that runs now. Stop it first: systemctl stop ben-an, docker compose stop ben-an, or Ctrl C.',
  },
  'no-file': { status: 500, hint: 'Write the whole path, of a place that the user of the server can reach; /root is none.' },
  'not-permitted': {
    status: 500,
    hint: 'The user of the server must own what it reads and writes: chown -R ben-an: FOLDER (Docker: 1000:1000). Under systemd other folders than the usual ones stand in ReadWritePaths.',
  },
  'no-room': { status: 500, hint: 'The disk is full: `df -h` shows which. Make room, then do it again.' },
  'bad-content': { status: 500, hint: 'Run `npm run content -- check`; it lists every problem with file and line.' },
} as const satisfies Record<string, { status: number; hint: string }>

/** The name of a failure; the one list is `failures`. */
export type FailureCode = keyof typeof failures

/** A failure with a name. `message` is for operators; it never holds a person's words, name or number. */
export class AppError extends Error {
  readonly code: FailureCode

  constructor(code: FailureCode, message: string, options?: ErrorOptions) {
    super(`${code}: ${message}`, options)
    this.name = 'AppError'
    this.code = code
  }
}

/**
 * What the machine refused, by name: errors of Node and of SQLite that tell nothing of a mistake in this program. Null for any other. Such
 * a message holds a path at most.
 */
export function refusalOf(error: unknown, path = ''): AppError | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  const [, code] = Object.entries(refusals).find(([pattern]) => new RegExp(`^(?:${pattern})`).test(String(error.code))) ?? []
  return code === undefined ? null : new AppError(code, `${path}${path && ': '}${error.message}`, { cause: error })
}

const refusals: Readonly<Record<string, FailureCode>> = {
  'EACCES|EPERM|EROFS|SQLITE_CANTOPEN|SQLITE_READONLY': 'not-permitted',
  'ENOSPC|EDQUOT|SQLITE_FULL|SQLITE_IOERR_SHMSIZE': 'no-room',
  'SQLITE_BUSY|SQLITE_LOCKED': 'store-locked',
  'ENOENT|ENOTDIR|EISDIR|EEXIST': 'no-file',
}
