import { followCharts } from './pointing.ts';

/** For pages whose charts have nothing to open. */
followCharts();
