import { list, named, nullable, object, optional, text, whole } from '../../http/schema.ts';
import { defineEndpoint, defineGroup } from '../endpoint.ts';

const faultSchema = named(
  'Fault',
  object({
    name: text('The name.'),
    doc: text('What it does.'),
    example: text('How it may be switched on, as `--fault` writes it.'),
    on: nullable(text('How it is switched on now; null if it is off.')),
    hits: whole('How many webhooks it touched since it was switched on.'),
  }),
);

const faultsSchema = list(faultSchema, 'By name.');
const name = object({ fault: text('The name of a fault.', { maxLength: 60 }) });

/** Misbehaving on purpose. */
export const definition = defineGroup({
  name: 'faults',
  doc: 'Misbehaving on purpose: faults of the deliveries, switched on and off.',
  endpoints: [
    defineEndpoint({
      name: 'listFaults',
      method: 'GET',
      path: '/faults',
      doc: 'Lists every fault, whether it is on, and what it did.',
      answer: faultsSchema,
      run: ({ faults }) => faults.list(),
    }),
    defineEndpoint({
      name: 'switchFaultOn',
      method: 'PUT',
      path: '/faults/{fault}',
      doc: 'Switches a fault on, or changes it.',
      refuses: [404],
      params: name,
      body: object({
        spec: optional(
          text(
            'Its parameters and reach, as `--fault` writes it, such as `duplicate:5%`. Default: as it is by itself.',
            { maxLength: 500 },
          ),
        ),
      }),
      example: {},
      answer: faultsSchema,
      run: (instance, { params: { fault }, body: { spec } }) => instance.faults.on(fault, spec),
    }),
    defineEndpoint({
      name: 'switchFaultOff',
      method: 'DELETE',
      path: '/faults/{fault}',
      doc: 'Switches a fault off.',
      refuses: [404],
      params: name,
      answer: faultsSchema,
      run: (instance, { params: { fault } }) => instance.faults.off(fault),
    }),
    defineEndpoint({
      name: 'switchFaultsOff',
      method: 'DELETE',
      path: '/faults',
      doc: 'Switches all faults off.',
      answer: faultsSchema,
      run: (instance) => instance.faults.off(),
    }),
  ],
});
