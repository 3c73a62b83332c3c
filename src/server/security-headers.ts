import type { FastifyHelmetOptions } from '@fastify/helmet'
import type { Config } from '../config.ts'

/**
 * What a browser may do with our pages: run our own files and nothing else, be framed by nobody, tell nobody
 * where it came from.
 */
export function securityHeaders({ publicAddress }: Pick<Config, 'publicAddress'>): FastifyHelmetOptions {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: ["'none'"],
      },
    },
    crossOriginEmbedderPolicy: { policy: 'require-corp' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: !publicAddress?.startsWith('https:') ? false : { maxAge: 63_072_000, includeSubDomains: false },
    xFrameOptions: { action: 'deny' }, // old browsers know only this one
  }
}

/**
 * The console registers the worker that rings, and for that its page may make one script address, by the policy of this
 * name; it plays what people said.
 */
export function forConsole(policy: string): string {
  return policy.replace("trusted-types 'none'", 'trusted-types console-worker').replace("img-src 'self'", "img-src 'self';media-src 'self'")
}

/** Sent with every answer. */
export const alwaysSent: Readonly<Record<string, string>> = {
  'permissions-policy': [
    'accelerometer',
    'autoplay',
    'browsing-topics',
    'camera',
    'clipboard-read',
    'display-capture',
    'fullscreen',
    'geolocation',
    'gyroscope',
    'magnetometer',
    'microphone',
    'midi',
    'payment',
    'picture-in-picture',
    'publickey-credentials-get',
    'screen-wake-lock',
    'usb',
    'xr-spatial-tracking',
  ]
    .map((feature) => `${feature}=()`)
    .join(', '),
  'x-robots-tag': 'noindex, nofollow, noarchive',
}
