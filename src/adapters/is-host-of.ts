/**
 * Whether a host is the one that is allowed; an allowed name that begins with a dot stands for every host
 * below it, and not for itself. Pure.
 */
export function isHostOf(host: string, allowed: string): boolean {
  return allowed.startsWith('.') ? host.endsWith(allowed) && host.length > allowed.length : host === allowed
}
