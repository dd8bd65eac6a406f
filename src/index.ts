// What the package offers. Importing it does nothing but define these names.

export type { Emitter } from './emitter/emitter.ts';
export { createEmitter } from './emitter/create-emitter.ts';
export type { EmitterOptions, PlayOptions, TenantOptions, TriggerOptions } from './emitter/options.ts';
export type { PlayResult, TypedPayload } from './emitter/play-result.ts';
export { scenarioFromYaml, type Buildable, type Playable } from './emitter/playable.ts';
export { generate, type GeneratedWebhook, type GeneratedWebhookOf } from './emitter/generate.ts';

export { scenario, type BuilderFacts, type ScenarioBuilder } from './scenario/builder.ts';
export type { PlainStep, StepList, Steps } from './scenario/builder.ts';
export type { ScenarioFacts } from './scenario/steps/arguments.gen.ts';
export type { Pace } from './scenario/human-pace.ts';
export type { Scenario } from './scenario/scenario.ts';
export type { ScenarioOverrides } from './scenario/compile.ts';
export type { Expectation, Webhook, WebhookFacts } from './webhook/webhook.ts';
export type { EventFacts } from './model/event-facts.ts';

export { startServer, type Server } from './serve/server.ts';
export type { ServeOptions } from './serve/options.ts';
export type { AutoDeedName } from './serve/option-definitions.ts';
export type { AccessLine } from './serve/settings.ts';
export type { DeliveryState, DeliveryView } from './serve/outbox/delivery-view.ts';
export type { WaitCondition, WaitResult } from './serve/outbox/wait.ts';
export type { PlayEnd, PlayProgress } from './serve/plays/play.ts';
export type { PlayOrder } from './serve/plays/plays.ts';
export type { StepOutcome } from './serve/plays/step.ts';
export type { PlayView } from './serve/views/play-view.ts';

export { startConsumer, type Consumer } from './consumer/consumer.ts';
export type { ConsumerOptions } from './consumer/consumer-options.ts';
export type { ConsumerStats } from './consumer/consumer-stats.ts';
export type { HeaderChoice } from './consumer/recorded-headers.ts';
export type { Received, ReceivedFacts } from './consumer/received.ts';

export { validate } from './consumer/validate-one.ts';
export { createValidator, type Validator, type ValidatorOptions } from './consumer/validate.ts';
export type { BodyContext, StreamOrder, ValidationSummary } from './consumer/validate.ts';
export type { EventScope } from './model/validator.ts';
export type { RequestFacts } from './consumer/request-facts.ts';
export { isValid, type Severity, type Verdict } from './consumer/verdict.ts';

export { rebind, type Rebound, type RebindBody, type RebindOptions } from './replay/rebind.ts';
export type { IdMap, IdPair } from './replay/id-map.ts';
export type { IdKind } from './model/ids.ts';

export type * from './types.ts';
export { isEvent } from './model/payload.ts';
export type { Json, RelsList } from './model/spec.ts';

export { check, type CheckCall, type CheckSummary } from './check/library.ts';
export type { CheckReport, ReportedFailure, ReportedRule } from './check/report/report-model.ts';
export type { CheckOptions } from './check/check.ts';
export type { Contract, Level } from './check/contract.ts';

export { defineConfig, type Config, type TargetConfig } from './config/define.ts';
export type { ConfigOptions } from './config/options.gen.ts';

export { exitCodes, IqmockError } from './errors.ts';
export type { ErrorCode, ErrorDetails, ExitCode, Mistake, Place } from './errors.ts';

export type { CheckRecord, ResultRecord } from './report/record.ts';
export type { Percentiles } from './distribution/summary.ts';
export type { Summary } from './report/run-totals.ts';
export type { OnPurposeCounts } from './report/on-purpose.ts';
export type { Judgement, RunVerdict } from './report/verdict.ts';
export type { Attempt, AttemptError, Outcome } from './delivery/delivery.ts';
export type { PolicyOptions } from './delivery/policy-options.ts';
export type { OrderScope, PresetName } from './delivery/policy.ts';
export type { SceneOptions } from './events/scene.ts';
export type { MessageForm } from './world/entities.ts';
export type { TopicName } from './world/phrasebook/topic.ts';
export type { RelsRule } from './world/rels.ts';
export type { AppendFile, CommandOptions, CommandOutcome, Host, StopSignal } from './env/host.ts';
export type { ProgramCopy } from './env/program-copy.ts';
export type { ProcessReading, ProcessStats } from './env/process-stats.ts';
export type { ReadFile } from './env/files.ts';
export type { ExtendedEventType } from './model/payload.ts';
export type { ScratchFile } from './env/scratch-file.ts';
export type { Clock } from './env/clock.ts';
export type { Conclusion, Count } from './check/report/conclusion.ts';
export type { Difference } from './check/difference.ts';
export type { Phase } from './check/rule.ts';
export type { FaultOption } from './delivery/faults/engine/resolve.ts';
export type { Faults } from './emitter/options.ts';
export type { Fault, Selection } from './webhook/fault.ts';
