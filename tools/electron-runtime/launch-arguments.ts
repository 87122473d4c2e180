/** What Electron must be told on this machine: Chromium's sandbox refuses to work for root, and only then. */
export function launchArguments(): string[] {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  return isRoot ? ['--no-sandbox'] : [];
}
