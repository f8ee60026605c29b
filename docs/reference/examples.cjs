// What values look like, by their scalar: the page shows them in its sample queries and answers.
const EXAMPLES = {
  CountryCode: 'US',
  Cursor: 'WyJldmVudCIsMTAzNV0',
  DateTime: '2027-01-31T08:15:00.000Z',
  Decimal: '12.5',
  GLN: '4012345000009',
  GTIN: '00614141010011',
  ID: 'lot_01h455vb4pex5vsknk084sn02q',
  JSONObject: { lot: 'lot_01h455vb4pex5vsknk084sn02q' },
  LocalDate: '2027-01-31',
  SSCC: '006141410000010028',
  UnitCode: 'KGM',
};

module.exports = ({ underlyingType, isArray }) => {
  const example = EXAMPLES[underlyingType.name];
  return isArray && example !== undefined ? [example] : example;
};
