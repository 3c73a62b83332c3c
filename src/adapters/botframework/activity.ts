import { z } from 'zod'

/**
 * The parts of a Bot Framework activity that are read here; everything else is left alone. Senders in other languages write null where
 * they mean nothing, so null and missing are the same.
 */
const account = z.object({ id: z.string() })

const attachment = z.object({
  contentType: z.string().nullish(),
  contentUrl: z.string().nullish(),
  name: z.string().nullish(),
  content: z.unknown().optional(),
})

const mention = z.object({ type: z.literal('mention'), text: z.string(), mentioned: account })

/** Where it takes place. Teams names the kind of talk; others only say whether it is a group. */
const conversation = z.object({ id: z.string().min(1), isGroup: z.boolean().nullish(), conversationType: z.string().nullish() })

export const activity = z.object({
  type: z.string(),
  id: z.string().nullish(),
  channelId: z.string().min(1),
  serviceUrl: z.string(),
  conversation,
  from: account.nullish(),
  recipient: account.nullish(),
  timestamp: z.string().nullish(),
  locale: z.string().nullish(),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  action: z.string().nullish(),
  attachments: z.array(attachment).nullish(),
  entities: z.array(z.unknown()).nullish(),
  membersAdded: z.array(account).nullish(),
})

/** Enough to know whether it is served at all. */
export const head = z.object({ type: z.string() })

/** As little as is needed to say whose unreadable activity it was. */
export const trace = z.object({ id: z.string().nullish().catch(null), channelId: z.string().min(1), conversation })

/** What the proof is about: each may be missing in a body that cannot be read. */
export const told = z.object({ channelId: z.string().optional().catch(undefined), serviceUrl: z.string().optional().catch(undefined) })

/** Attached by Teams in place of the file itself. */
export const teamsFile = z.object({ downloadUrl: z.string() })

/** What a pressed button of ours brings back. */
export const pressed = z.object({ choice: z.string() })

export type Activity = z.infer<typeof activity>
export type Attachment = z.infer<typeof attachment>

/** How the bot is spoken to in a talk of many; the words are not part of what is said. */
export function mentionsOf({ entities }: Activity): readonly z.infer<typeof mention>[] {
  return (entities ?? []).flatMap((entity) => mention.safeParse(entity).data ?? [])
}
