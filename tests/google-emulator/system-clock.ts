/** The one place where the emulator looks at the machine's clock: milliseconds since 1970, never backwards. */
export const systemClock = (): number => Math.floor(performance.timeOrigin + performance.now());
