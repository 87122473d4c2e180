import type { CommandLine } from 'electron';

const feature = 'NetworkServiceInProcess2';

/**
 * Lets Chromium's network service run within the main process and not in one of its own, which would cost each start
 * the beginning of a process and 60 MB for as long as the app runs (ADR 13). Has to be called before Electron is ready.
 * https://source.chromium.org/chromium/chromium/src/+/main:content/public/common/content_features.cc
 */
export function keepNetworkInMain(
  commandLine: Pick<CommandLine, 'appendSwitch' | 'getSwitchValue'>,
): void {
  const given = commandLine.getSwitchValue('enable-features');
  commandLine.appendSwitch('enable-features', given === '' ? feature : `${given},${feature}`);
}
