import pino, { type DestinationStream, type Logger } from 'pino'
import type { LogLevel } from '../config.ts'

/**
 * The log. What may stand in a line is listed here, key by key with the form its value must have; everything else is left out, and so
 * are the messages of errors, because they quote what they could not read. Nothing a person wrote, no name, no address, no number.
 */
export interface Log {
  info(event: LogEvent, fields?: LogFields): void
  warn(event: LogEvent, fields?: LogFields): void
  error(event: LogEvent, fields?: LogFields, error?: unknown): void
}

export type LogEvent = (typeof events)[number]
export type LogFields = Partial<Readonly<Record<Exclude<keyof typeof forms, 'event'>, string | number>>>

const events = [
  'started',
  'not-started',
  'stopping',
  'stopped',
  'request',
  'failed',
  'received',
  'decided',
  'turn-failed',
  'backlog',
  'channel-trouble',
  'channel-well',
  'sent',
  'send-failed',
  'dead-letter',
  'file-kept',
  'file-refused',
  'taken-back',
  'clock-failed',
  'alert-failed',
  'alert-reached-nobody',
  'group-trouble',
  'group-well',
  'content-loaded',
  'content-refused',
] as const

const code = /^[A-Za-z0-9_-]{1,64}$/
const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

const forms = {
  event: new RegExp(`^(?:${events.join('|')})$`),
  channel: /^[a-z-]{1,32}$/,
  conversation: uuid,
  /** The conversation and its line in it. */
  row: /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\/\d{1,9}$/,
  code,
  /** The pattern of a route, such as `/webhooks/:channel`; never an address as it was asked for. */
  route: /^\/[a-z/:*-]{0,64}$/,
  method: /^[A-Z]{3,7}$/,
  version: /^[0-9a-f]{8,64}$/,
  /** Of the content, under its plain name; one that curators gave some other name is left out. */
  file: /^content(?:\/[a-z0-9@._-]{1,80}){0,4}$/,
  line: 'number',
  status: 'number',
  ms: 'number',
  count: 'number',
  byMs: 'number',
  port: 'number',
} as const satisfies Record<string, RegExp | 'number'>
const listed = Object.entries(forms)

/** The pino logger behind it, for Fastify: what Fastify says on its own passes through the same list. */
export interface OpenLog extends Log {
  readonly pino: Logger
}

/** Writes JSON lines to `destination`, standard output when none is given. */
export function openLog(level: LogLevel, destination?: DestinationStream): OpenLog {
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: (error: unknown) => error },
      hooks: {
        logMethod(args, method) {
          const [first] = args as unknown[]
          if (first instanceof Error) method.call(this, onlyListed({ err: first }))
          else if (isObject(first) && ('event' in first || 'err' in first)) method.call(this, onlyListed(first))
        },
      },
    },
    destination ?? pino.destination(1),
  )
  return {
    pino: logger,
    info: (event, fields) => logger.info({ event, ...fields }),
    warn: (event, fields) => logger.warn({ event, ...fields }),
    error: (event, fields, error) => logger.error({ event, ...fields, ...(error !== undefined && { err: error }) }),
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function onlyListed(line: Record<string, unknown>): Record<string, unknown> {
  const clean: Record<string, unknown> = {}
  for (const [key, form] of listed) {
    const value = line[key]
    if (form === 'number' ? typeof value === 'number' : typeof value === 'string' && form.test(value)) clean[key] = value
  }
  if (line.err !== undefined) clean.err = bareError(line.err)
  return clean
}

/** What sort of error it was and where in our code, without its message; causes in the same way. */
function bareError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return { name: typeof error }
  const named = error as Error & { code?: unknown }
  return {
    name: code.test(error.name) ? error.name : 'Error',
    ...(typeof named.code === 'string' && code.test(named.code) && { code: named.code }),
    at: frames(error),
    ...(error.cause !== undefined && depth < 3 && { cause: bareError(error.cause, depth + 1) }),
  }
}

const mostFrames = 8
const frame = /^\s+at (?:async )?(?:[\w.<>$#[\] ]{1,80} \()?(?:file:\/\/\/|node:|\/)[\w./@+~-]{1,200}:\d+:\d+\)?$/

/** The message stands at the head of the stack and may hold anything, lines that look like frames too: it is cut off first. */
function frames(error: Error): readonly string[] {
  const stack = typeof error.stack === 'string' ? error.stack : ''
  const end = stack.indexOf(error.message)
  const below = end < 0 ? stack : stack.slice(end + error.message.length)
  return below
    .split('\n')
    .filter((line) => frame.test(line))
    .slice(0, mostFrames)
    .map((line) => line.trim().replace(/^at /, ''))
}
