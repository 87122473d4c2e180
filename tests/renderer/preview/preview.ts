import '../../../src-renderer/schema-setup.ts';
import '../../../src-renderer/bridge.ts';
import { createFakeBridge } from '../fake-bridge.ts';
import { scenarios } from '../fake-scenarios.ts';
import type { ScenarioName } from '../fake-scenarios.ts';

// `?scenario=…` chooses what the fake main knows.
const name = new URLSearchParams(window.location.search).get('scenario') ?? 'usual';
const scenario = name in scenarios ? (name as ScenarioName) : 'usual';
window.appointmentAgent = createFakeBridge(scenarios[scenario](() => Date.now()));
await import('../../../src-renderer/main.tsx');
