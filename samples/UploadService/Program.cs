using Amazon.S3;
using UploadService;

var builder = WebApplication.CreateSlimBuilder(args);
var bucket = builder.Configuration["Bucket"] ?? "acme-data";
builder.Services.AddSingleton<IAmazonS3>(_ => new AmazonS3Client());
builder.Services.AddSingleton(services => new DocumentStore(services.GetRequiredService<IAmazonS3>(), bucket));
builder.Services.AddSingleton(services => new InvoiceStore(services.GetRequiredService<IAmazonS3>(), bucket));
builder.Services.AddSingleton(services => new ArchiveStore(services.GetRequiredService<IAmazonS3>(), bucket));

var service = builder.Build();

service.MapPut("/documents/{name}", async (string name, HttpRequest request, DocumentStore documents) =>
{
    await documents.SaveAsync(name, request.Body, request.ContentType ?? "application/octet-stream", request.HttpContext.RequestAborted);
    return Results.Created($"/documents/{name}", null);
});

service.MapPost("/documents/{name}/rename", async (string name, string to, DocumentStore documents, CancellationToken aborted) =>
{
    await documents.RenameAsync(name, to, aborted);
    return Results.Created($"/documents/{to}", null);
});

service.MapPut("/invoices/{number:int}", async (int number, HttpRequest request, InvoiceStore invoices) =>
{
    await invoices.SaveAsync(number, request.Body, request.HttpContext.RequestAborted);
    return Results.Created($"/invoices/{number}", null);
});

service.MapPut("/archives/{name}", async (string name, HttpRequest request, ArchiveStore archives) =>
{
    await archives.SaveAsync(name, request.Body, request.HttpContext.RequestAborted);
    return Results.Created($"/archives/{name}", null);
});

await service.RunAsync();
