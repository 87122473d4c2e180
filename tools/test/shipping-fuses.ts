import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';

/** How the switches inside the shipped executable must stand; electron-builder.yml is to set them so. */
const shipping: readonly (readonly [name: keyof typeof FuseV1Options, isOn: boolean])[] = [
  ['RunAsNode', false],
  ['EnableNodeOptionsEnvironmentVariable', false],
  ['EnableNodeCliInspectArguments', false],
  ['EnableCookieEncryption', true],
  ['EnableEmbeddedAsarIntegrityValidation', true],
  ['OnlyLoadAppFromAsar', true],
  ['LoadBrowserProcessSpecificV8Snapshot', false],
  ['GrantFileProtocolExtraPrivileges', false],
];

/** Reads the fuses back from an executable and names those that do not stand as they must. */
export async function wrongFuses(executable: string): Promise<string[]> {
  const found = await getCurrentFuseWire(executable);
  return shipping
    .filter(
      ([name, isOn]) =>
        found[FuseV1Options[name]] !== (isOn ? FuseState.ENABLE : FuseState.DISABLE),
    )
    .map(([name, isOn]) => `${name} should be ${isOn ? 'on' : 'off'}`);
}
