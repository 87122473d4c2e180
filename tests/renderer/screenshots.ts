import { mkdir } from 'node:fs/promises';
import react from '@vitejs/plugin-react';
import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';
import { createServer } from 'vite';
import type { ScenarioName } from './fake-scenarios.ts';

/**
 * Draws the window over a fake main and saves pictures of it, to be looked at:
 * `node tests/renderer/screenshots.ts <folder> [name…]`. CHROMIUM names another browser than Debian's.
 */
type Shot = {
  name: string;
  scenario: ScenarioName;
  path?: string;
  size?: { width: number; height: number };
  scheme?: 'light' | 'dark';
  zone?: string;
  act?: (page: Page) => Promise<void>;
};

const wide = { width: 1280, height: 800 };
const small = { width: 1024, height: 640 };
const at = new Date('2026-03-03T09:20:00Z');

const openTobias = async (page: Page) => {
  await page.getByRole('button', { name: /Tobias Krämer, Tue 3 Mar/ }).click();
  await page.getByRole('dialog').waitFor();
};

const shots: Shot[] = [
  { name: 'week', scenario: 'usual' },
  { name: 'week-dark', scenario: 'usual', scheme: 'dark' },
  { name: 'week-small', scenario: 'usual', size: small },
  { name: 'week-small-dark', scenario: 'usual', size: small, scheme: 'dark' },
  { name: 'week-empty', scenario: 'empty' },
  { name: 'week-crowded', scenario: 'crowded' },
  { name: 'week-bad', scenario: 'bad' },
  { name: 'week-elsewhere', scenario: 'offline', zone: 'America/New_York' },
  { name: 'day', scenario: 'usual', act: async (page) => page.keyboard.press('d') },
  { name: 'keys', scenario: 'usual', act: async (page) => page.keyboard.press('?') },
  { name: 'new-booking', scenario: 'usual', act: async (page) => page.keyboard.press('n') },
  {
    name: 'new-booking-clash',
    scenario: 'usual',
    act: async (page) => {
      await page.keyboard.press('n');
      await page.getByRole('combobox', { name: 'Client', exact: true }).fill('Lena Vogt');
      await page.getByRole('option', { name: /Create client/ }).click();
      await page.getByRole('combobox', { name: 'Service', exact: true }).fill('phys');
      await page.keyboard.press('Enter');
      await page.getByLabel('Start time', { exact: true }).fill('11:15');
      await page.getByText('This time is taken').waitFor();
    },
  },
  { name: 'booking', scenario: 'usual', act: openTobias },
  { name: 'booking-dark-small', scenario: 'usual', scheme: 'dark', size: small, act: openTobias },
  {
    name: 'search',
    scenario: 'usual',
    act: async (page) => {
      await page.keyboard.press('/');
      await page.keyboard.type('ber');
    },
  },
  { name: 'sync', scenario: 'usual', path: '#/sync' },
  { name: 'sync-bad', scenario: 'bad', path: '#/sync', size: { width: 1280, height: 2600 } },
  { name: 'sync-bad-dark', scenario: 'bad', path: '#/sync', scheme: 'dark' },
  { name: 'sync-empty', scenario: 'empty', path: '#/sync' },
  {
    name: 'settings-empty',
    scenario: 'empty',
    path: '#/settings',
    size: { width: 1280, height: 1900 },
  },
  { name: 'settings', scenario: 'usual', path: '#/settings', size: { width: 1280, height: 2100 } },
  { name: 'settings-dark', scenario: 'started', path: '#/settings', scheme: 'dark' },
  { name: 'clients', scenario: 'usual', path: '#/clients' },
  { name: 'services', scenario: 'usual', path: '#/services' },
  { name: 'services-empty', scenario: 'empty', path: '#/services', size: small },
];

const [folder = 'out/screenshots', ...wanted] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
const server = await createServer({
  root: '.',
  configFile: false,
  plugins: [react()],
  // Found beforehand, because a dependency that turns up late would reload the page.
  optimizeDeps: { entries: ['tests/renderer/preview/preview.ts', 'src-renderer/*/*.tsx'] },
  server: { port: 5199, hmr: false, watch: null },
  logLevel: 'error',
});
await server.listen();
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});

for (const shot of shots) {
  if (wanted.length > 0 && !wanted.includes(shot.name)) continue;
  const context = await browser.newContext({
    viewport: shot.size ?? wide,
    colorScheme: shot.scheme ?? 'light',
    timezoneId: shot.zone ?? 'Europe/Berlin',
    locale: 'en-GB',
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      console.log(`${shot.name}: ${message.text()}`);
  });
  page.on('pageerror', (error) => console.log(`${shot.name}: ${error.stack ?? error.message}`));
  await page.clock.setFixedTime(at);
  await page.goto(
    `http://localhost:5199/tests/renderer/preview/index.html?scenario=${shot.scenario}${shot.path ?? ''}`,
  );
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
  await page.waitForTimeout(400);
  await shot.act?.(page);
  await page.waitForTimeout(350);
  await page.screenshot({ path: `${folder}/${shot.name}.png` });
  console.log(`${shot.name}.png`);
  await context.close();
}
await browser.close();
await server.close();
