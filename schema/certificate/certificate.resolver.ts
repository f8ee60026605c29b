import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { attachCertificate } from '../../src/commands/certifying/attachCertificate.js';
import type { Certificate } from '../../src/domain/lot/certificate.js';
import { certificatesByLot } from '../../src/queries/certifying/certificates.js';
import type { Lot } from '../../src/domain/lot/lot.js';
import { lotsById } from '../../src/queries/lots/lotLookUps.js';
import { LotType } from '../lot/lot.type.js';
import type { GraphContext } from '../shared/context.js';
import { loadNode } from '../shared/nodeRegistry.js';
import { runCommand } from '../shared/runCommand.js';
import { Reads } from '../shared/wanted.js';
import { AttachCertificateInput } from './certificate.inputs.js';
import { AttachCertificatePayload } from './certificate.payload.js';
import { CertificateType } from './certificate.type.js';

@Resolver(() => CertificateType)
export class CertificateResolver {
  @Mutation(() => AttachCertificatePayload, {
    description:
      'Attaches a certificate to a lot, or says anew what is known of it. Errors: LOT_NOT_FOUND, INVALID_INPUT, IDEMPOTENCY_CONFLICT.',
  })
  attachCertificate(
    @Arg('input', () => AttachCertificateInput, { description: 'The certificate.' }) input: AttachCertificateInput,
    @Ctx() context: GraphContext,
  ) {
    return runCommand(context, attachCertificate, input);
  }

  @FieldResolver(() => LotType, { description: 'The lot.' })
  lot(@Root() certificate: Certificate, @Ctx() context: GraphContext) {
    return context.loader(lotsById).load(certificate.lotId);
  }
}

@Resolver(() => LotType)
export class LotCertificatesResolver {
  @Reads('id')
  @FieldResolver(() => [CertificateType], { description: 'What is attested of it, by kind and number.' })
  certificates(@Root() lot: Lot, @Ctx() context: GraphContext) {
    return context.loader(certificatesByLot).load(lot.id);
  }
}

@Resolver(() => AttachCertificatePayload)
export class AttachCertificatePayloadResolver {
  @FieldResolver(() => CertificateType, { nullable: true, description: 'The certificate; null when it was refused.' })
  certificate(@Root() payload: AttachCertificatePayload, @Ctx() context: GraphContext) {
    return loadNode(context, payload.certificateId);
  }
}
