using System.Globalization;
using System.Security.Cryptography;

namespace S3Seal.Conformance;

/// <summary>Runs the steps of one assumption with buckets of its own, and takes those away again.</summary>
internal sealed class AssumptionRunner
{
    private static int _buckets;

    private readonly Values _values = new();
    private readonly Target _target;
    private readonly Sender _sender;

    public AssumptionRunner(Target target)
    {
        _target = target;
        _sender = new Sender(target, _values);
        _values["b"] = BucketName();
        _values["b2"] = BucketName();
        _values["crlf"] = "\r\n";
        _values["tab"] = "\t";
        foreach (var (name, value) in target.Values)
        {
            _values[name] = value;
        }
    }

    public async Task RunAsync(Assumption assumption)
    {
        try
        {
            foreach (var step in assumption.Preparations.SelectMany(Preparation.StepsOf))
            {
                var answer = await _sender.SendAsync(step);
                Assert.True(answer.Status is 200 or 204, $"{step.Method} {_values.Fill(step.Target)} answered {answer.Status} {answer.Text}");
            }

            foreach (var step in assumption.Steps)
            {
                await RunAsync(step);
            }
        }
        finally
        {
            await new Cleaning(_sender).RemoveAsync(_values["b"], _values["b2"]);
        }
    }

    private async Task RunAsync(Step step)
    {
        if (step.Method == "let")
        {
            _values[step.Target] = Compute(step.Body!);
        }
        else
        {
            Expectations.Check(step, await _sender.SendAsync(step), _values);
        }
    }

    // "sign TEXT" is what a POST form's signature is made of; "base64 TEXT" may hold braces, unlike the function of that name.
    private string Compute(string expression)
    {
        var blank = expression.IndexOf(' ', StringComparison.Ordinal);
        var (verb, text) = blank < 0 ? ("", expression) : (expression[..blank], _values.Fill(expression[(blank + 1)..]));
        return verb switch
        {
            "sign" => _target.SignerOf("root")!.Hmac(text),
            "base64" => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text)),
            _ => _values.Fill(expression),
        };
    }

    private static string BucketName() =>
        $"s3seal-{RandomNumberGenerator.GetHexString(8, lowercase: true)}-{Interlocked.Increment(ref _buckets).ToString(CultureInfo.InvariantCulture)}";
}
