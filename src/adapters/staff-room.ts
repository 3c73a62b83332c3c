import type { ChannelAddress } from '../bot/message.ts'

/**
 * What staff do in a room that they share with a channel's bot, such as the topics of a Telegram group. Whoever did it is named by the
 * channel's own id of them; who that is of the staff is for others to say.
 */
export type StaffRoomEvent =
  | {
      readonly kind: 'pressed'
      /** Of the press, to be answered. */
      readonly press: string
      readonly by: string
      readonly topic: number | null
      /** Can be forged by whoever is in the room. */
      readonly data: string
      /** The message that the buttons stand under as an answer; null: none. */
      readonly under: { readonly message: number; readonly by: string | null; readonly text: string } | null
    }
  | {
      readonly kind: 'wrote'
      /** Null: somebody who hides behind the room's own name. */
      readonly by: string | null
      readonly topic: number | null
      readonly message: number
      /** Null: a picture, a voice message, anything but words. */
      readonly text: string | null
    }
  | {
      readonly kind: 'edited'
      readonly by: string | null
      readonly topic: number | null
      readonly message: number
      readonly text: string
      readonly editedAtMs: number
    }
  /** The room has another id from now on. */
  | { readonly kind: 'moved'; readonly to: string }

/** What staff do where a channel's bot hears of it. */
export type StaffEvent =
  | StaffRoomEvent
  /** Somebody of the staff answered this person in the channel's own tool. `once`: the same id coming again is the same answer. */
  | { readonly kind: 'answered-outside'; readonly person: ChannelAddress; readonly once: string }
