/** As people read it: "640 kB", "2.4 MB"; with a comma or a point as the browser's language has it. */
export function sizeInWords(bytes: number): string {
  const inKilobytes = bytes / 1024
  if (inKilobytes < 1000) return `${Math.max(1, Math.round(inKilobytes))} kB`
  return `${(inKilobytes / 1024).toLocaleString(undefined, { maximumFractionDigits: 1 })} MB`
}
