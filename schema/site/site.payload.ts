import { ObjectType } from 'type-graphql';
import { PayloadType } from '../shared/payload.type.js';

@ObjectType({ implements: PayloadType, description: 'What defineSite answers.', simpleResolvers: true })
export class DefineSitePayload extends PayloadType {
  siteId?: string;
}

@ObjectType({ implements: PayloadType, description: 'What defineBin answers.', simpleResolvers: true })
export class DefineBinPayload extends PayloadType {
  binId?: string;
}
