import { faults } from '../../src/delivery/faults/index.gen.ts';
import { testUnderLoad } from '../support/fault-load.ts';

testUnderLoad(Object.keys(faults));
