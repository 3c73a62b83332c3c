/** The channel of conversations that staff made to learn with: nobody is at its other end, so nobody is written to, rung or counted. */
export const practiceChannel = 'practice'
