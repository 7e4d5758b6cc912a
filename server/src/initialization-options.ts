/** Whether `initializationOptions` says `true` of something: that word and nothing else. */
export function isOn(options: unknown, name: 'trusted' | 'statusChanged' | 'toolsChanged'): boolean {
  if (typeof options !== 'object' || options === null) return false;
  return Object.entries(options).some(([key, value]) => key === name && value === true);
}
