import fc from 'fast-check'

/** Random tests are the same ones in every short run, so that a red run is about the change; the long form draws anew. */
fc.configureGlobal({ seed: 20261125 })
