import { startEmulatorWorld } from '../calendars/google/emulator-world.ts';
import { describeProviderContract } from './provider-contract.ts';

describeProviderContract('Google, by HTTP', () => startEmulatorWorld());
