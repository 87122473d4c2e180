import { describeProviderContract } from './provider-contract.ts';
import { startSimulatedWorld } from './simulated-world.ts';

describeProviderContract('the simulated Google', async () => startSimulatedWorld());
