import type { CommandLine } from 'electron';

/** What is asked of Chromium: a switch with a list for its value, what between the items of that list is, and our item. */
const asked = [
  /**
   * The network service runs within the main process and not in one of its own, which would cost each start the
   * beginning of a process and 60 MB for as long as the app runs (ADR 13).
   * https://source.chromium.org/chromium/chromium/src/+/main:content/public/common/content_features.cc
   */
  { name: 'enable-features', between: ',', item: 'NetworkServiceInProcess2' },
  /**
   * The room for what is new in the heap of a page is from the first moment as large as V8 would let it become, in MB:
   * what is thrown away at once is never copied then (ADR 17).
   * https://chromium.googlesource.com/v8/v8/+/main/src/flags/flag-definitions.h
   */
  { name: 'js-flags', between: ' ', item: '--min-semi-space-size=16' },
  /** And what is not new may become four times as much before all of it is looked through again (ADR 17). */
  { name: 'js-flags', between: ' ', item: '--heap-growing-percent=300' },
] as const;

/** Sets how Chromium runs, beside whatever it was told on the command line; has to be called before Electron is ready. */
export function setChromiumSwitches(
  commandLine: Pick<CommandLine, 'appendSwitch' | 'getSwitchValue'>,
): void {
  for (const { name, between, item } of asked) {
    const given = commandLine.getSwitchValue(name);
    commandLine.appendSwitch(name, given === '' ? item : `${given}${between}${item}`);
  }
}
