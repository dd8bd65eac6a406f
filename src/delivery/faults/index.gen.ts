// Made by `npm run gen`; do not edit.
import type { FaultDefinition } from './parts/definition.ts';
import { definition as absentFieldDefinition } from './absent_field.ts';
import { definition as badSignatureDefinition } from './bad_signature.ts';
import { definition as chunkedDefinition } from './chunked.ts';
import { definition as contentTypeDefinition } from './content_type.ts';
import { definition as cutDefinition } from './cut.ts';
import { definition as delayDefinition } from './delay.ts';
import { definition as dripDefinition } from './drip.ts';
import { definition as duplicateDefinition } from './duplicate.ts';
import { definition as emojiDefinition } from './emoji.ts';
import { definition as emptyTextDefinition } from './empty_text.ts';
import { definition as expectContinueDefinition } from './expect_continue.ts';
import { definition as gzipDefinition } from './gzip.ts';
import { definition as halfCloseDefinition } from './half_close.ts';
import { definition as headerCaseDefinition } from './header_case.ts';
import { definition as hugeIdDefinition } from './huge_id.ts';
import { definition as lateDefinition } from './late.ts';
import { definition as loneSurrogateDefinition } from './lone_surrogate.ts';
import { definition as longTextDefinition } from './long_text.ts';
import { definition as loseFirstDefinition } from './lose_first.ts';
import { definition as lostAnswerDefinition } from './lost_answer.ts';
import { definition as markupDefinition } from './markup.ts';
import { definition as nulDefinition } from './nul.ts';
import { definition as nullFieldDefinition } from './null_field.ts';
import { definition as outageDefinition } from './outage.ts';
import { definition as reorderDefinition } from './reorder.ts';
import { definition as replayDefinition } from './replay.ts';
import { definition as sizeDefinition } from './size.ts';
import { definition as skewDefinition } from './skew.ts';
import { definition as unknownEnumDefinition } from './unknown_enum.ts';
import { definition as unknownFieldDefinition } from './unknown_field.ts';
import { definition as unknownTypeDefinition } from './unknown_type.ts';
import { definition as zeroTimeDefinition } from './zero_time.ts';

/** Every fault by its name. */
export const faults: Readonly<Record<string, FaultDefinition>> = {
  "absent_field": absentFieldDefinition,
  "bad_signature": badSignatureDefinition,
  "chunked": chunkedDefinition,
  "content_type": contentTypeDefinition,
  "cut": cutDefinition,
  "delay": delayDefinition,
  "drip": dripDefinition,
  "duplicate": duplicateDefinition,
  "emoji": emojiDefinition,
  "empty_text": emptyTextDefinition,
  "expect_continue": expectContinueDefinition,
  "gzip": gzipDefinition,
  "half_close": halfCloseDefinition,
  "header_case": headerCaseDefinition,
  "huge_id": hugeIdDefinition,
  "late": lateDefinition,
  "lone_surrogate": loneSurrogateDefinition,
  "long_text": longTextDefinition,
  "lose_first": loseFirstDefinition,
  "lost_answer": lostAnswerDefinition,
  "markup": markupDefinition,
  "nul": nulDefinition,
  "null_field": nullFieldDefinition,
  "outage": outageDefinition,
  "reorder": reorderDefinition,
  "replay": replayDefinition,
  "size": sizeDefinition,
  "skew": skewDefinition,
  "unknown_enum": unknownEnumDefinition,
  "unknown_field": unknownFieldDefinition,
  "unknown_type": unknownTypeDefinition,
  "zero_time": zeroTimeDefinition,
};
