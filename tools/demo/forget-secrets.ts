/** Takes out of the person's own keychain what the app has put there for a throw-away data folder. */
export async function forgetSecrets(dataFolder: string): Promise<void> {
  const service = `Appointment Agent (${dataFolder})`;
  try {
    const { default: keytar } = await import('keytar');
    for (const { account } of await keytar.findCredentials(service))
      await keytar.deletePassword(service, account);
  } catch (error) {
    // Where there is no keychain the app has put nothing there.
    console.log(`The keychain was not looked into (${String(error).split('\n')[0]}).`);
  }
}
